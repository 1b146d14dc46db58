package dev.layerwise.account;

/** What a person may do; each role may do what the ones before it may. */
public enum Role {
  STUDENT,
  INSTRUCTOR,
  ADMIN
}
