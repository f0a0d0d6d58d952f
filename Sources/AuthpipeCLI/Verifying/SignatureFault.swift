internal import AuthpipeKit
internal import AuthpipeVault
internal import BigCommerce

/// Why something is not what BigCommerce signed, or nobody can tell.
enum SignatureFault: Error {
  case wrong(ConnectionReference, CredentialField, isSole: Bool)
  case wrongApp(String)
  case receiverMissing
  case webhook(WebhookSignature.Fault, tolerance: Int64)
  case payload(SignedPayload.Fault)
  case payloadMissing
  case clientIDAbsent(ConnectionReference, String)
  case headerAbsent
  case headerName
  case headerAlone(option: String)
  case tooLong(limit: Int)
  case replayed
  case forgotten
  case memory(VaultError, path: String)
  case terminal(what: String)
}

extension Failure {
  init(wording fault: SignatureFault) {
    switch fault {
    case .wrong(let reference, .webhookSecret, _):
      self.init(
        "header_wrong", .no, "the header's value is not the webhook_secret of '\(reference)'",
        hint: "authpipe set \(reference) webhook_secret --from FILE stores another")
    case .wrong(let reference, _, let isSole):
      self.init(
        "signature_wrong", .no,
        "the signature was not made with the client_secret of '\(reference)'"
          + (isSole ? "" : ", of no version") + ", over these bytes",
        hint:
          "hand over what came byte for byte; it is signed for the API account that made the webhook, or the app"
      )
    case .wrongApp(let app):
      self.init(
        "signature_wrong", .no,
        "the signature was not made with the client_secret of the app '\(app)', over these bytes",
        hint: "hand over what came byte for byte; it is signed for the app that has the callback")
    case .receiverMissing:
      self.init(
        "missing_argument", .usage, "nothing says for which connection or app it should be signed",
        hint: "authpipe verify jwt CONNECTION, or authpipe verify jwt --app NAME for every store")
    case .webhook(let fault, let tolerance): self.init(wording: fault, tolerance: tolerance)
    case .payload(let fault): self.init(wording: fault)
    case .payloadMissing:
      self.init(
        "payload_missing", .no, "there is no signed payload on standard input",
        hint: "hand over the value of the callback's signed_payload_jwt")
    case .clientIDAbsent(let reference, let version):
      self.init(
        "no_such_field", .no,
        "\(version) of '\(reference)' has no client_id, so nobody can tell which app this is for",
        hint: "authpipe rotate \(reference) --from FILE, with a file that brings one")
    case .headerAbsent:
      self.init(
        "header_missing", .no, "the delivery does not have the header that --header names",
        hint: "see that the webhook was made with it, and that the web server passes it on")
    case .headerName:
      self.init(
        "header_name", .usage, "--header takes the name of a header",
        hint: "--header X-Hook-Key; the value that it must have is the connection's webhook_secret")
    case .headerAlone(let option):
      self.init(
        "conflicting_options", .usage,
        "--header and \(option) exclude each other: with a shared header no time and no id is signed",
        hint: "leave out one of them")
    case .tooLong(let limit):
      self.init(
        "delivery_too_long", .no, "the body is longer than \(limit) bytes, and no delivery is",
        hint: "hand over the body of one delivery")
    case .replayed:
      self.init(
        "replayed", .no, "the same was accepted before",
        hint: "act on it once; what BigCommerce sends anew is signed anew")
    case .forgotten:
      self.init(
        "too_old_to_tell", .no,
        "it is as old as what is not remembered any more, so nobody can tell whether it was accepted before",
        hint: "give every receiver of a connection the same --tolerance")
    case .memory(let fault, let path): self.init(wording: fault, ofMemory: DisplayText.clean(path))
    case .terminal(let what):
      self.init(
        "nothing_to_verify", .usage,
        "\(what) is read from standard input, which is a terminal here",
        hint: "redirect it from a file or a pipe")
    }
  }

  private init(wording fault: WebhookSignature.Fault, tolerance: Int64) {
    switch fault {
    case .missing(let header):
      self.init(
        "signature_missing", .no,
        "the delivery has no \(header.rawValue), so nobody can tell whom it is from",
        hint:
          "hand over its headers with --headers FILE, or as a web server does, in HTTP_WEBHOOK_ID and so on"
      )
    case .malformed(let header):
      self.init(
        "signature_malformed", .no, "the delivery's \(header.rawValue) is not what a signature has",
        hint: "hand over the headers as they came")
    case .unknownKind:
      self.init(
        "signature_unknown", .no,
        "the delivery is signed in a way that authpipe does not know, and in no other",
        hint: "BigCommerce's signatures begin with v1,")
    case .old(let age):
      self.init(
        "signature_old", .no, "it was signed \(age) s ago, and \(tolerance) s are allowed",
        hint: "if it came just now, set this machine's clock; --tolerance allows more")
    case .early(let seconds):
      self.init(
        "signature_early", .no,
        "it was signed \(seconds) s in the future, and \(tolerance) s are allowed",
        hint: "set this machine's clock; --tolerance allows more")
    }
  }

  private init(wording fault: SignedPayload.Fault) {
    switch fault {
    case .malformed:
      self.init(
        "payload_malformed", .no, "that is not a signed payload",
        hint: "hand over the value of the callback's signed_payload_jwt, as it came")
    case .algorithm:
      self.init(
        "payload_algorithm", .no,
        "the payload is signed in another way than with HS256, or not at all; nothing else was looked at",
        hint: "BigCommerce signs with HS256 alone: do not trust where this came from")
    case .claim(let name):
      self.init(
        "payload_claim", .no, "the payload's \(name) is missing, or not what it should be",
        hint: "it is signed with the right secret all the same: look who else has that")
    case .otherApp:
      self.init(
        "payload_audience", .no, "the payload is for another app: its aud is not the client_id",
        hint: "name the connection of that app")
    case .otherIssuer:
      self.init(
        "payload_issuer", .no, "the payload is not from BigCommerce: its iss is not bc",
        hint: "it is signed with the right secret all the same: look who else has that")
    case .otherStore:
      self.init(
        "payload_store", .no,
        "the payload is for another store: its sub is not that of the connection",
        hint: "name the connection of that store")
    case .ended(let seconds):
      self.init(
        "payload_old", .no, "the payload ended \(seconds) s ago",
        hint: "if it came just now, set this machine's clock")
    case .early(let seconds):
      self.init(
        "payload_early", .no, "the payload begins in \(seconds) s",
        hint: "set this machine's clock")
    }
  }

  init(wording fault: HeaderLines.Fault) {
    switch fault {
    case .malformed:
      self.init(
        "headers_malformed", .badInput, "the headers have a line that is no header",
        hint: "they are written Name: value, a line each, as curl -i and web servers do")
    case .repeated(let name):
      self.init(
        "header_repeated", .no,
        "the delivery has several headers \(DisplayText.clean(name)), and programs differ in which they read",
        hint: "do not trust it; BigCommerce sends one")
    }
  }

  private init(wording fault: VaultError, ofMemory path: String) {
    switch fault {
    case .busy:
      self.init(
        "busy", .busy, "another process held \(path) for ten seconds", hint: "try again")
    case .file(let fault, let path):
      self.init(wording: fault, of: path, kind: "memory")
    case .diskFull, .inputOutput, .readOnly, .cannotCreate, .unfinishedWriteOnReadOnly:
      self.init(wording: fault)
    default:
      self.init(
        "memory_damaged", .badInput,
        "\(path), which remembers what was accepted, is damaged",
        hint: "delete it; what was accepted in the last minutes could then be accepted once more")
    }
    message = "nothing was accepted, since a replay could not be told: \(message)"
  }
}
