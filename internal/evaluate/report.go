package evaluate

import (
	"cmp"
	"maps"
	"slices"
	"strconv"
	"time"

	"bonafide/verdict"
)

// Report is what the records show.
type Report struct {
	// Scams over the scam folders as they are; ScamsLabeled without the files
	// that people labeled as genuine.
	Scams        Recall `json:"scams"`
	ScamsLabeled Recall `json:"scams_labeled"`
	Genuine      Alarms `json:"genuine"`
	// Apart are the messages that are neither, such as bulk advertising.
	Apart Recall `json:"apart"`
	// ScamsGenuine are scams called genuine, and Unproved counts the messages
	// of either label that were called so without proof; both must be none.
	ScamsGenuine Share `json:"scams_genuine"`
	Unproved     int   `json:"genuine_without_proof"`
	// Impersonations are scams that claim a profiled brand; ByBrand, ByLure,
	// ByLanguage and ByYear split all scams.
	Impersonations Recall  `json:"impersonations"`
	ByBrand        []Group `json:"by_brand"`
	ByLure         []Group `json:"by_lure"`
	ByLanguage     []Group `json:"by_language"`
	ByYear         []Group `json:"by_year"`
	// Lures is how often the recognized lure is the labeled one, LureSamples
	// the same for each set of messages that was labeled together, and
	// LureTable for each labeled lure.
	Lures       Share        `json:"lures"`
	LureSamples []NamedShare `json:"lure_samples"`
	LureTable   []Confusion  `json:"lure_table"`
	// Categories is how often genuine mail of profiled brands is given the
	// labeled kind of message, CategoriesAll the same for all genuine mail with
	// a label. CategoryBrands and CategoryTable split the mail of brands.
	Categories     Share        `json:"categories"`
	CategoriesAll  Share        `json:"categories_all"`
	CategoryBrands []NamedShare `json:"category_brands"`
	CategoryTable  []Confusion  `json:"category_table"`
	// Reliability compares stated risk with what happened.
	Reliability []Bin   `json:"reliability"`
	Brier       float64 `json:"brier"`
	Missed      []Miss  `json:"missed"`
	Alarmed     []Miss  `json:"false_alarms"`
	Speed       Speed   `json:"speed"`
}

// Recall is how many scams were recognized.
type Recall struct {
	Scam    Share `json:"scam"`    // called a scam
	Flagged Share `json:"flagged"` // called a scam or suspicious
}

func (r *Recall) add(rec *Record) {
	r.Scam.add(rec.Verdict.Outcome == verdict.Scam)
	r.Flagged.add(rec.flagged())
}

// Alarms are the outcomes of genuine messages.
type Alarms struct {
	Scam       Share `json:"scam"`
	Suspicious Share `json:"suspicious"`
	// BrandedScam and Genuine are out of the messages whose verdict names a
	// profiled brand: those called a scam and those called genuine. Proved is
	// out of those that carry proof: the ones called genuine.
	BrandedScam Share `json:"branded_scam"`
	Genuine     Share `json:"genuine"`
	Proved      Share `json:"proved"`
}

// Group is the recall of one group of scams and the false alarms of the same
// group of genuine messages.
type Group struct {
	Name    string `json:"name"`
	Recall  Recall `json:"recall"`
	Genuine Share  `json:"genuine_flagged"`
}

// Miss is a message judged against its label.
type Miss struct {
	File    string          `json:"file"`
	Outcome verdict.Outcome `json:"verdict"`
	Risk    float64         `json:"risk"`
	Brand   string          `json:"brand"`
	Lure    string          `json:"lure"`
}

// Speed is what the run cost.
type Speed struct {
	Messages  int           `json:"messages"`
	Elapsed   time.Duration `json:"elapsed_ns"`
	Worst     time.Duration `json:"worst_ns"`
	WorstFile string        `json:"worst_file"`
}

// PerSecond is the number of messages a second over the whole run.
func (s Speed) PerSecond() float64 {
	if s.Elapsed <= 0 {
		return 0
	}
	return float64(s.Messages) / s.Elapsed.Seconds()
}

// Summarize makes the report of records that took elapsed in all.
func Summarize(records []Record, elapsed time.Duration) *Report {
	rep := &Report{Speed: Speed{Messages: len(records), Elapsed: elapsed}}
	brands, lures, languages, years := groups{}, groups{}, groups{}, groups{}
	var names naming
	for i := range records {
		rec := &records[i]
		if rec.Took > rep.Speed.Worst {
			rep.Speed.Worst, rep.Speed.WorstFile = rec.Took, rec.File
		}
		if rec.Verdict.Outcome == verdict.Genuine && !rec.Proved {
			rep.Unproved++
		}
		if rec.Apart {
			rep.Apart.add(rec)
			continue
		}
		scam := rec.scam()
		names.add(rec)
		if rec.Scam {
			rep.Scams.add(rec)
		}
		if scam {
			rep.addScam(rec)
		} else if !rec.Scam {
			rep.addGenuine(rec)
		}
		if rec.Scam != scam {
			continue // a genuine file among the scams belongs to no group
		}
		brands.of(rec.brand()).add(rec)
		lures.of(rec.Verdict.Lure).add(rec)
		languages.of(rec.Verdict.Language).add(rec)
		years.of(year(rec.Year)).add(rec)
	}
	rep.ByBrand, rep.ByLure = brands.sorted(), lures.sorted()
	rep.ByLanguage, rep.ByYear = languages.sorted(), years.sorted()
	names.report(rep)
	rep.Reliability, rep.Brier = reliability(records)
	// What is furthest from the truth comes first.
	slices.SortStableFunc(rep.Missed, milder)
	slices.SortStableFunc(rep.Alarmed, func(a, b Miss) int { return milder(b, a) })
	return rep
}

func (rep *Report) addScam(rec *Record) {
	rep.ScamsLabeled.add(rec)
	rep.ScamsGenuine.add(rec.Verdict.Outcome == verdict.Genuine)
	if rec.brand() != "" {
		rep.Impersonations.add(rec)
	}
	if rec.Verdict.Outcome != verdict.Scam {
		rep.Missed = append(rep.Missed, miss(rec))
	}
}

func (rep *Report) addGenuine(rec *Record) {
	rep.Genuine.Scam.add(rec.Verdict.Outcome == verdict.Scam)
	rep.Genuine.Suspicious.add(rec.Verdict.Outcome == verdict.Suspicious)
	if rec.Verdict.Brand != "" {
		rep.Genuine.BrandedScam.add(rec.Verdict.Outcome == verdict.Scam)
		rep.Genuine.Genuine.add(rec.Verdict.Outcome == verdict.Genuine)
		if rec.Proved {
			rep.Genuine.Proved.add(rec.Verdict.Outcome == verdict.Genuine)
		}
	}
	if rec.flagged() {
		rep.Alarmed = append(rep.Alarmed, miss(rec))
	}
}

func miss(rec *Record) Miss {
	v := &rec.Verdict
	return Miss{File: rec.File, Outcome: v.Outcome, Risk: v.Risk, Brand: v.Brand, Lure: v.Lure}
}

// milder orders by outcome, the best first, and then by risk.
func milder(a, b Miss) int {
	return cmp.Or(cmp.Compare(a.Outcome.Severity(), b.Outcome.Severity()), cmp.Compare(a.Risk, b.Risk))
}

func year(y int) string {
	if y == 0 {
		return ""
	}
	return strconv.Itoa(y)
}

type groups map[string]*Group

func (g groups) of(name string) *Group {
	if name == "" {
		name = "-"
	}
	if g[name] == nil {
		g[name] = &Group{Name: name}
	}
	return g[name]
}

func (g *Group) add(rec *Record) {
	if rec.Scam {
		g.Recall.add(rec)
	} else {
		g.Genuine.add(rec.flagged())
	}
}

// sorted lists the largest groups first.
func (g groups) sorted() []Group {
	out := make([]Group, 0, len(g))
	for _, name := range slices.Sorted(maps.Keys(g)) {
		out = append(out, *g[name])
	}
	slices.SortStableFunc(out, func(a, b Group) int {
		return cmp.Compare(b.Recall.Scam.Total+b.Genuine.Total, a.Recall.Scam.Total+a.Genuine.Total)
	})
	return out
}
