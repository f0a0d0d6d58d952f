/// Whether `byte` is an ASCII digit.
func isDigit(_ byte: UInt8) -> Bool {
  (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
}

/// Whether `byte` is an ASCII letter in lower case.
func isLowerCase(_ byte: UInt8) -> Bool {
  (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte)
}

/// Whether `byte` is an ASCII letter in upper case.
func isUpperCase(_ byte: UInt8) -> Bool {
  (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte)
}

/// Whether `byte` is an ASCII letter or digit.
func isAlphanumeric(_ byte: UInt8) -> Bool {
  isDigit(byte) || isLowerCase(byte) || isUpperCase(byte)
}

/// `byte` in lower case, if it is an ASCII letter.
func lowerCased(_ byte: UInt8) -> UInt8 {
  isUpperCase(byte) ? byte | 0x20 : byte
}
