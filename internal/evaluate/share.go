package evaluate

import (
	"fmt"
	"math"
)

// Share is a count out of a total.
type Share struct {
	Count int `json:"count"`
	Total int `json:"total"`
}

// Rate is Count/Total, 0 for an empty total.
func (s Share) Rate() float64 {
	if s.Total == 0 {
		return 0
	}
	return float64(s.Count) / float64(s.Total)
}

// Interval is the 95 % score interval of Wilson (1927), which stays within
// 0–1 and says something useful for small totals.
func (s Share) Interval() (low, high float64) {
	if s.Total == 0 {
		return 0, 1
	}
	const z = 1.959964
	n, p := float64(s.Total), s.Rate()
	middle := (p + z*z/(2*n)) / (1 + z*z/n)
	half := z / (1 + z*z/n) * math.Sqrt(p*(1-p)/n+z*z/(4*n*n))
	return max(0, middle-half), min(1, middle+half)
}

// String is "91.2 % (89.6–92.6) 1368/1500".
func (s Share) String() string {
	low, high := s.Interval()
	return fmt.Sprintf("%5.1f %% (%.1f–%.1f) %d/%d", 100*s.Rate(), 100*low, 100*high, s.Count, s.Total)
}

func (s *Share) add(hit bool) {
	s.Total++
	if hit {
		s.Count++
	}
}
