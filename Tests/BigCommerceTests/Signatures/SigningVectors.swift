import AuthpipeKit

/// Vectors under a made-up secret, cross-checked with the Standard Webhooks library for Python.
enum SigningVectors {
  static let secret = "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef"
  static let clientID = "0123456789abcdefghijklmnopqrstu"
  static let time: Int64 = 1_700_000_000

  static let id = "msg_authpipe_0001"
  static let body =
    #"{"scope":"store/order/updated","store_id":"1000000001","data":{"type":"order","id":42},"hash":"0000000000000000000000000000000000000000","created_at":1700000000,"producer":"stores/abc123"}"#
  static let signature = "v1,o6y6AdEevlZqDWqDE4P0Z2xQebmZ60/+rkGPtpHAGXE="

  static let payload =
    "eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJhdWQiOiIwMTIzNDU2Nzg5YWJjZGVmZ2hpamtsbW5vcHFyc3R1IiwiaXNzIjoiYmMiLCJpYXQiOjE3MDAwMDAwMDAsIm5iZiI6MTY5OTk5OTk5NSwiZXhwIjoxNzAwMDg2NDAwLCJqdGkiOiIwMDAwMDAwMC0wMDAwLTQwMDAtODAwMC0wMDAwMDAwMDAwMDEiLCJzdWIiOiJzdG9yZXMvYWJjMTIzIiwidXNlciI6eyJpZCI6MSwiZW1haWwiOiJ1c2VyQGV4YW1wbGUuY29tIiwibG9jYWxlIjoiZW4tVVMifSwib3duZXIiOnsiaWQiOjIsImVtYWlsIjoib3duZXJAZXhhbXBsZS5jb20ifSwidXJsIjoiLyIsImNoYW5uZWxfaWQiOm51bGx9.i5JVzo_dYxeEem3ffOLT6CY66YnkC11IhrkbE-n_rVQ"
  static let claims =
    #"{"aud":"0123456789abcdefghijklmnopqrstu","iss":"bc","iat":1700000000,"nbf":1699999995,"exp":1700086400,"jti":"00000000-0000-4000-8000-000000000001","sub":"stores/abc123","user":{"id":1,"email":"user@example.com","locale":"en-US"},"owner":{"id":2,"email":"owner@example.com"},"url":"/","channel_id":null}"#
}

extension SecretBytes {
  /// The bytes of `text`.
  init(_ text: String) throws {
    self = try Array(text.utf8).withBytes { try SecretBytes(copying: $0) }
  }
}
