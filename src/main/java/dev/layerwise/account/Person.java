package dev.layerwise.account;

import java.util.UUID;

/** Somebody with an account on this site. */
public record Person(UUID id, String name, String email, Role role) {}
