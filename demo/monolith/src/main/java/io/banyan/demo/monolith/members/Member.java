package io.banyan.demo.monolith.members;

import java.time.LocalDate;

/// A member as everyone may see them.
public record Member(int id, String name, String city, String about, LocalDate joinedOn) {}
