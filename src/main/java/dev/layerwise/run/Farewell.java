package dev.layerwise.run;

/** Why the server closes a socket. Codes from 4000 on are this protocol's own (RFC 6455, 7.4.2). */
enum Farewell {
  RESTART(1012, "The server restarts: come back."),
  SIGNED_OUT(4401, "You are signed out."),
  NOT_SHOWN(4403, "This run is not shown to you any more."),
  DELETED(4404, "This run was deleted.");

  private final int code;
  private final String reason;

  Farewell(int code, String reason) {
    this.code = code;
    this.reason = reason;
  }

  int code() {
    return code;
  }

  String reason() {
    return reason;
  }
}
