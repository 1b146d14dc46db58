package dev.layerwise.platform;

import java.util.Map;

/**
 * A refusal that says what to do next, sent as an RFC 9457 problem document.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9457">RFC 9457</a>
 */
public class Problem extends RuntimeException {
  private final int status;
  private final String type;
  private final String title;
  private final String detail;
  private final Map<String, Object> more;

  /**
   * @param type a short name of the problem, such as {@code quota-spent}; the same for every
   *     occurrence
   * @param title what is wrong, the same for every occurrence
   * @param detail what is wrong here and what to do, written for a student
   * @param more further members of the document
   */
  public Problem(int status, String type, String title, String detail, Map<String, Object> more) {
    super(detail);
    this.status = status;
    this.type = type;
    this.title = title;
    this.detail = detail;
    this.more = Map.copyOf(more);
  }

  public Problem(int status, String type, String title, String detail) {
    this(status, type, title, detail, Map.of());
  }

  /** 404: there is no such thing, or it is not this person's to see. */
  public static Problem notFound(String detail) {
    return new Problem(404, "not-found", "Not found", detail);
  }

  /** 409: what is asked does not fit what is there now. */
  public static Problem conflict(String type, String title, String detail) {
    return new Problem(409, type, title, detail);
  }

  /** 400: the request cannot be read. */
  public static Problem badRequest(String detail) {
    return new Problem(400, "bad-request", "The request cannot be read", detail);
  }

  public int status() {
    return status;
  }

  public String type() {
    return type;
  }

  public String title() {
    return title;
  }

  public String detail() {
    return detail;
  }

  public Map<String, Object> more() {
    return more;
  }
}
