// Package confusable compares characters by their looks.
//
// It decides whether two strings look alike (Skeleton, Fold), whether the
// letters of a string come from scripts that no language writes together
// (MixedScript), and which characters a reader cannot see (IsInvisible). It
// never says that a string is dishonest: names of people and places are
// written in every script.
//
// Standards: Unicode Technical Standard 39, section 4 (confusable detection,
// with the mappings of version 16.0.0 in confusables.txt), section 5.1
// (mixed-script detection with augmented script sets), Unicode Standard Annex
// 15 (normalization) and 24 (scripts).
package confusable
