package attachment

// UnlockPDF returns what decrypts the strings and streams of a PDF file that is
// encrypted and opens without a password, by the number and generation of the
// object that holds them. It is nil for a file that is not encrypted, or only
// opens with a password.
func UnlockPDF(data []byte) func(object, generation uint32, content []byte) []byte {
	lock := findLock(data)
	if lock == nil {
		return nil
	}
	return lock.open
}
