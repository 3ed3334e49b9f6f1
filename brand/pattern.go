package brand

import (
	"errors"
	"fmt"
	"regexp/syntax"
)

// Bounds of number shapes.
const (
	maxPattern = 200 // bytes of an expression
	minNumber  = 5   // characters that a number has at least
	maxNumber  = 64  // and at most
)

// checkPattern tells what is wrong with the expression of a number shape. A
// shape must not match next to nothing, and must not match without end.
func checkPattern(pattern string) error {
	if len(pattern) > maxPattern {
		return fmt.Errorf("the expression is longer than %d bytes", maxPattern)
	}
	re, err := syntax.Parse(pattern, syntax.Perl)
	if err != nil {
		return fmt.Errorf("the expression does not compile: %w", err)
	}
	least, most, err := lengths(re)
	switch {
	case err != nil:
		return err
	case least < minNumber:
		return fmt.Errorf("the expression matches %d characters: too short to mean anything", least)
	case most > maxNumber:
		return fmt.Errorf("the expression matches up to %d characters", most)
	}
	return nil
}

// lengths gives the least and the most characters that re matches.
func lengths(re *syntax.Regexp) (least, most int, err error) {
	switch re.Op {
	case syntax.OpLiteral:
		return len(re.Rune), len(re.Rune), nil
	case syntax.OpCharClass:
		return 1, 1, nil
	case syntax.OpEmptyMatch, syntax.OpWordBoundary, syntax.OpNoWordBoundary:
		return 0, 0, nil
	case syntax.OpCapture:
		return lengths(re.Sub[0])
	case syntax.OpQuest:
		_, most, err = lengths(re.Sub[0])
		return 0, most, err
	case syntax.OpRepeat:
		if re.Max < 0 {
			return 0, 0, errors.New("the expression repeats without an upper bound")
		}
		least, most, err = lengths(re.Sub[0])
		return least * re.Min, most * re.Max, err
	case syntax.OpConcat:
		for _, sub := range re.Sub {
			l, m, err := lengths(sub)
			if err != nil {
				return 0, 0, err
			}
			least, most = least+l, most+m
		}
		return least, most, nil
	case syntax.OpAlternate:
		for i, sub := range re.Sub {
			l, m, err := lengths(sub)
			if err != nil {
				return 0, 0, err
			}
			if i == 0 || l < least {
				least = l
			}
			most = max(most, m)
		}
		return least, most, nil
	case syntax.OpStar, syntax.OpPlus:
		return 0, 0, errors.New("the expression repeats without an upper bound")
	case syntax.OpAnyChar, syntax.OpAnyCharNotNL:
		return 0, 0, errors.New("the expression matches any character")
	case syntax.OpBeginLine, syntax.OpEndLine, syntax.OpBeginText, syntax.OpEndText:
		return 0, 0, errors.New("the expression anchors its ends, which is done anyway")
	default:
		return 0, 0, errors.New("the expression matches nothing")
	}
}
