package dev.layerwise.course;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A class's row.
 *
 * @param weeklyMs device time of each member; null for the site's usual grant
 * @param shareClass holds the weight; null for the usual one
 * @param students how many members it has
 * @param ended whether its last day is over
 */
record ClassRow(
    UUID id,
    String name,
    UUID instructor,
    String instructorName,
    @Nullable LocalDate starts,
    @Nullable LocalDate ends,
    @Nullable Long weeklyMs,
    @Nullable UUID shareClass,
    double weight,
    @Nullable String code,
    int students,
    boolean ended) {}
