package screenshot

import "errors"

// ErrNoReader means that nothing is there that reads the text in pictures.
// Whoever reads pictures wraps it.
var ErrNoReader = errors.New("nothing is installed that reads the text in pictures")
