internal import BigCommerce

extension Failure {
  init(wording fault: CallPath.Fault) {
    let form = "it is written v3/catalog/products?limit=5 or v2/store"
    switch fault {
    case .empty:
      self.init("bad_path", .usage, "the path is empty", hint: form)
    case .tooLong(let limit):
      self.init(
        "bad_path", .usage, "the path is longer than \(limit) bytes",
        hint: "ask for less at a time")
    case .absolute:
      self.init(
        "bad_path", .usage,
        "that is an address and not a path; the token goes to its own store alone",
        hint: "leave out everything before v2 or v3; \(form)")
    case .otherStore:
      self.init(
        "bad_path", .usage, "that path is not one of the connection's store",
        hint: "leave out /stores/HASH; authpipe list shows which connection is for which store")
    case .notOfAPI:
      self.init(
        "bad_path", .usage, "that path is not one of the store's API, version 2 or 3", hint: form)
    case .climbs:
      self.init(
        "bad_path", .usage,
        "the path has a step that leads nowhere or could lead elsewhere (.., //, or an encoded dot, slash, semicolon or other sign that has a meaning in an address)",
        hint: form)
    case .fragment:
      self.init(
        "bad_path", .usage, "the path has a #, which is never sent",
        hint: "write it as %23 where it is meant")
    case .character:
      self.init(
        "bad_path", .usage, "the path has a character that must be percent-encoded",
        hint: "write a space as %20, and letters that are not ASCII as their UTF-8 bytes: %C3%A9")
    }
  }

  init(wording fault: PageFault) {
    switch fault {
    case .byCursor:
      self.init(
        "pages_by_cursor", .no,
        "the answer has pages by a cursor, which --paginate does not follow; there may be more",
        hint: "ask for each page yourself, with what meta.cursor_pagination says")
    case .standsStill(let page):
      self.init(
        "pages_stand_still", .no, "the answer for page \(page) is that for another page",
        hint: "what was asked for may have no pages; leave out --paginate")
    case .tooMany(let limit):
      self.init(
        "too_many_pages", .no, "there are more than \(limit) pages",
        hint: "ask for longer pages with limit=, or begin at a later one with page=")
    case .unreadable:
      self.init(
        "pages_unreadable", .unknown, "the answer is not JSON, so nobody knows of more pages",
        hint: "leave out --paginate")
    }
  }
}
