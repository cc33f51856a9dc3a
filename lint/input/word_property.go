package input

// operations calls each with the operations of a list of properties.
func operations(b []byte, each func(code uint16, operand []byte)) {
	for len(b) >= 3 {
		code := u16(b, 0)
		b = b[2:]
		size := 1
		switch code >> 13 {
		case 2, 4, 5:
			size = 2
		case 3:
			size = 4
		case 7:
			size = 3
		case 6:
			size = int(b[0]) + 1
			if code == defineTable {
				size = int(u16(b, 0)) + 1
			}
		}
		if size > len(b) {
			return
		}
		each(code, b[:size])
		b = b[size:]
	}
}

// cellEdges returns where the cells of a row end, in twentieths of a point.
func cellEdges(b []byte) []int {
	if len(b) == 0 {
		return nil
	}
	var edges []int
	for i := range int(min(b[0], 64)) {
		edges = append(edges, int(int16(u16(b, 1+2*(i+1)))))
	}
	return edges
}
