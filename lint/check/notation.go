package check

// Some parameters are kept packed, so that thousands of words cost a start nothing. What a
// pack writes for them, their Notation tells: to schemas and manuals, which read types.

// Notation returns a value of the type that packs write for the groups.
func (Groups) Notation() any { return map[string][]string(nil) }

// Notation returns a value of the type that packs write for the words.
func (Words) Notation() any { return map[string]Word(nil) }

// Notation returns a value of the type that packs write for the slips.
func (Slips) Notation() any { return map[string]string(nil) }

// Notation returns a value of the type that packs write for the idioms.
func (Idioms) Notation() any { return []string(nil) }
