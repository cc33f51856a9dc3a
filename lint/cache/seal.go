package cache

import (
	"crypto/aes"
	"crypto/cipher"

	"github.com/klauspost/compress/s2"
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
func (k Key) seal(value []byte) []byte {
	return k.aead().Seal(nil, nil, s2.Encode(nil, value), nil)
}

// open is the inverse of seal. The sealed bytes are overwritten.
func (k Key) open(sealed []byte) ([]byte, bool) {
	packed, err := k.aead().Open(nil, nil, sealed, nil)
	if err != nil {
		return nil, false
	}
	if n, err := s2.DecodedLen(packed); err != nil || n > maxValue {
		return nil, false
	}
	value, err := s2.Decode(nil, packed)
	return value, err == nil
}
