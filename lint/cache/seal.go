package cache

import (
	"crypto/aes"
	"crypto/cipher"
	"encoding/binary"

	"github.com/pierrec/lz4/v4"
)

// An id names a value in a segment. It tells nothing of the key's other half.
type id [16]byte

func (k Key) id() id { return id(k[:16]) }

// aead returns the cipher of the key. It also tells whether a value is still what it was.
func (k Key) aead() cipher.AEAD {
	block, err := aes.NewCipher(k[16:])
	if err != nil {
		panic(err) // the key has the size of a key
	}
	gcm, err := cipher.NewGCMWithRandomNonce(block)
	if err != nil {
		panic(err) // the block has the size of a block
	}
	return gcm
}

// seal compresses and encrypts a value.
func (k Key) seal(value []byte) ([]byte, bool) {
	packed := make([]byte, binary.MaxVarintLen32+lz4.CompressBlockBound(len(value)))
	head := binary.PutUvarint(packed, uint64(len(value)))
	n, err := lz4.CompressBlock(value, packed[head:], nil)
	if err != nil || n == 0 && len(value) > 0 {
		return nil, false
	}
	return k.aead().Seal(nil, nil, packed[:head+n], nil), true
}

// open is the inverse of seal.
func (k Key) open(sealed []byte) ([]byte, bool) {
	packed, err := k.aead().Open(nil, nil, sealed, nil)
	if err != nil {
		return nil, false
	}
	size, head := binary.Uvarint(packed)
	if head <= 0 || size > maxValue {
		return nil, false
	}
	value := make([]byte, size)
	n, err := lz4.UncompressBlock(packed[head:], value)
	return value, err == nil && n == len(value)
}
