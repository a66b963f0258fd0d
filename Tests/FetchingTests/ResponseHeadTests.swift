import Testing

@testable import Fetching

@Suite("Heads of answers")
struct ResponseHeadTests {
  private func head(_ lines: String...) -> ResponseHead {
    var head = ResponseHead()
    for line in lines { head.add(line + "\r\n") }
    return head
  }

  @Test("the last of several heads counts") func last() {
    let head = head(
      "HTTP/1.1 302 Found", "Location: /b", "ETag: \"old\"", "", "HTTP/2 200", "content-length: 12", "")
    #expect(head.status == 200 && head.contentLength == 12 && head.validator == nil && head.isComplete)
  }

  @Test("a head is complete with its empty line only") func incomplete() {
    #expect(!head("HTTP/1.1 200 OK", "ETag: \"a\"").isComplete)
  }

  @Test("ranges, stated and not") func ranges() {
    let stated = head("HTTP/1.1 206 Partial Content", "Content-Range: bytes 100-199/500")
    #expect(stated.range?.from == 100 && stated.range?.total == 500)
    let open = head("HTTP/1.1 206 Partial Content", "CONTENT-RANGE: bytes 7-9/*")
    #expect(open.range?.from == 7 && open.range?.total == nil)
    for text in ["bytes", "bytes */500", "lines 1-2/3", "bytes a-b/c", "bytes 1-2"] {
      #expect(head("HTTP/1.1 206 Partial Content", "Content-Range: " + text).range == nil, "\(text)")
    }
  }

  @Test("weak tags do not tell versions apart") func validators() {
    #expect(head("HTTP/1.1 200 OK", "ETag: \"x\"", "Last-Modified: then").validator == "\"x\"")
    #expect(head("HTTP/1.1 200 OK", "ETag: W/\"x\"", "Last-Modified: then").validator == "then")
    #expect(head("HTTP/1.1 200 OK", "ETag: W/\"x\"").validator == nil)
  }

  @Test("lengths that are none") func lengths() {
    for text in ["-1", "many", "", "1e3"] {
      #expect(head("HTTP/1.1 200 OK", "Content-Length: " + text).contentLength == nil, "\(text)")
    }
  }
}
