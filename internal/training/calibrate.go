package training

import "math"

// calibrate fits offset and slope of a logistic function to held-out scores,
// so that a stated risk of 0.9 means that nine of ten such messages are scams
// where scams and genuine messages are equally frequent. Messages that a proof
// decides have no part in it.
//
// As in Platt (1999) the targets are a little inside 0 and 1, which keeps the
// slope finite where a score tells all messages apart. The optimum is found by
// Newton's method with the step halved until it leads down (Lin, Lin and Weng
// 2007).
func calibrate(held []scored) (offset, slope float64) {
	l := newLogistic(held)
	slope = 1
	loss := l.loss(offset, slope)
	for range 100 { // converges in a handful of rounds
		d0, d1 := l.newton(offset, slope)
		step, next := 1.0, loss
		for ; step > 1e-10; step /= 2 {
			if next = l.loss(offset-step*d0, slope-step*d1); next < loss {
				break
			}
		}
		if loss-next < 1e-12 {
			break
		}
		offset, slope, loss = offset-step*d0, slope-step*d1, next
	}
	const least = 0.05 // a score never speaks against itself
	return math.Round(offset*1e4) / 1e4, math.Round(max(slope, least)*1e4) / 1e4
}

// logistic is the regression of the label on the score.
type logistic struct {
	rows   []scored
	target map[bool]float64 // by label
}

func newLogistic(held []scored) logistic {
	l := logistic{target: map[bool]float64{}}
	var n [2]float64
	for _, s := range held {
		if s.decided != "" {
			continue
		}
		l.rows = append(l.rows, s)
		if s.scam {
			n[1]++
		} else {
			n[0]++
		}
	}
	l.target[true], l.target[false] = (n[1]+1)/(n[1]+2), 1/(n[0]+2)
	return l
}

// loss is the weighted cross entropy.
func (l logistic) loss(offset, slope float64) float64 {
	sum := 0.0
	for _, s := range l.rows {
		z, t := offset+slope*s.score, l.target[s.scam]
		// -t·log p - (1-t)·log(1-p), written so that nothing overflows
		sum += s.weight * (max(z, 0) - t*z + math.Log1p(math.Exp(-math.Abs(z))))
	}
	return sum
}

// newton is the step of Newton's method: the inverse Hessian by the gradient.
func (l logistic) newton(offset, slope float64) (d0, d1 float64) {
	const ridge = 1e-9 // keeps the Hessian invertible
	var g0, g1, h01 float64
	h00, h11 := ridge, ridge
	for _, s := range l.rows {
		p := 1 / (1 + math.Exp(-(offset + slope*s.score)))
		d, h := s.weight*(p-l.target[s.scam]), s.weight*p*(1-p)
		g0 += d
		g1 += d * s.score
		h00 += h
		h01 += h * s.score
		h11 += h * s.score * s.score
	}
	det := h00*h11 - h01*h01
	return (h11*g0 - h01*g1) / det, (h00*g1 - h01*g0) / det
}
