// Package compare finds the passages that documents share, word for word or edited.
//
// A [Script] is the prose of a document as it is compared: letters alone, numbers masked,
// set phrases weighing nothing. An [Index] holds a sample of the runs of characters of all
// documents, tells which documents may share a passage, and which runs so many share that
// they are standard phrases. [Align] then compares two scripts character by character, and
// [Index.Passages] makes passages of it, each with the document that is most like it.
//
// The sample grows thinner as documents are added, so that an index stays small however
// many there are. Everything is a function of the documents and their order alone.
package compare
