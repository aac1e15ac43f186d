package kith.procedures.position;

import java.time.LocalDate;
import java.util.Optional;

/** A status of the record with its flag's words; {@code until} is present once it has ended. */
public record StatusHeld(
        String status, String words, String tone, LocalDate since, Optional<LocalDate> until, String begunBy, Causes causes) {}
