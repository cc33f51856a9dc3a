package output

// The types below are the part of SARIF 2.1.0 that is written. What has nothing to say is
// left out: readers take an empty or negative value for a statement.

type sarifTool struct {
	Driver sarifDriver `json:"driver"`
}

type sarifDriver struct {
	Name          string            `json:"name"`
	Version       string            `json:"version,omitempty"`
	Language      string            `json:"language"`
	Rules         []sarifRule       `json:"rules"`
	Notifications []sarifDescriptor `json:"notifications"`
}

type sarifRule struct {
	ID            string             `json:"id"`
	Short         *sarifMessage      `json:"shortDescription"`
	Full          *sarifMessage      `json:"fullDescription"`
	Help          *sarifMessage      `json:"help"`
	Configuration sarifConfiguration `json:"defaultConfiguration,omitzero"`
	Properties    sarifRuleBag       `json:"properties,omitzero"`
}

type sarifConfiguration struct {
	Level string `json:"level"`
}

type sarifRuleBag struct {
	Kind   string `json:"kind,omitempty"`
	Source string `json:"source,omitempty"`
}

type sarifDescriptor struct {
	ID    string       `json:"id"`
	Short sarifMessage `json:"shortDescription"`
}

type sarifMessage struct {
	Text string `json:"text"`
}

type sarifReference struct {
	ID    string `json:"id"`
	Index *int   `json:"index,omitempty"`
}

type sarifInvocation struct {
	Successful    bool                `json:"executionSuccessful"`
	Notifications []sarifNotification `json:"toolExecutionNotifications"`
}

type sarifNotification struct {
	Level      string          `json:"level"`
	Message    sarifMessage    `json:"message"`
	Descriptor sarifReference  `json:"descriptor"`
	Rule       *sarifReference `json:"associatedRule,omitempty"`
	Locations  []sarifLocation `json:"locations,omitempty"`
}

// sarifCounts is what the run counted, with what the reader is not shown.
type sarifCounts struct {
	jsonSummary
	Hidden   int `json:"hidden"`
	Accepted int `json:"accepted"`
}

type sarifResult struct {
	Rule         string            `json:"ruleId"`
	Index        int               `json:"ruleIndex"`
	Level        string            `json:"level"`
	Message      sarifMessage      `json:"message"`
	Locations    []sarifLocation   `json:"locations"`
	Related      []sarifLocation   `json:"relatedLocations,omitempty"`
	Fingerprints sarifFingerprints `json:"partialFingerprints"`
	Fixes        []sarifFix        `json:"fixes,omitempty"`
	Properties   sarifResultBag    `json:"properties"`
}

type sarifFingerprints struct {
	Finding string `json:"jiaogao/v1"`
}

type sarifResultBag struct {
	Severity string `json:"severity"`
	Section  string `json:"section,omitempty"`
}

type sarifLocation struct {
	ID       int            `json:"id,omitempty"`
	Message  *sarifMessage  `json:"message,omitempty"`
	Physical sarifPhysical  `json:"physicalLocation"`
	Logical  []sarifLogical `json:"logicalLocations,omitempty"`
}

type sarifPhysical struct {
	Artifact sarifArtifact `json:"artifactLocation"`
	Region   *sarifRegion  `json:"region,omitempty"`
}

type sarifArtifact struct {
	URI string `json:"uri"`
}

// sarifRegion counts lines and columns from 1, columns in UTF-16 code units, without a byte
// order mark. The bytes are those of the file, and there only where it is plain text.
type sarifRegion struct {
	StartLine   int           `json:"startLine"`
	StartColumn int           `json:"startColumn"`
	EndLine     int           `json:"endLine"`
	EndColumn   int           `json:"endColumn"`
	ByteOffset  *int          `json:"byteOffset,omitempty"`
	ByteLength  *int          `json:"byteLength,omitempty"`
	Snippet     *sarifMessage `json:"snippet,omitempty"`
}

type sarifLogical struct {
	Name string `json:"name"`
	Full string `json:"fullyQualifiedName"`
}

type sarifFix struct {
	Description *sarifMessage `json:"description"`
	Changes     []sarifChange `json:"artifactChanges"`
	Properties  sarifFixBag   `json:"properties"`
}

type sarifFixBag struct {
	Safe bool `json:"safe"`
}

type sarifChange struct {
	Artifact     sarifArtifact      `json:"artifactLocation"`
	Replacements []sarifReplacement `json:"replacements"`
}

type sarifReplacement struct {
	Deleted  sarifRegion  `json:"deletedRegion"`
	Inserted sarifMessage `json:"insertedContent"`
}
