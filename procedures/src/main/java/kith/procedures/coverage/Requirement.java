package kith.procedures.coverage;

import java.util.Optional;

/**
 * One requirement of a catalogue.
 *
 * @param area the name of the catalogue's file, without its ending
 * @param source the document's section, or the lines of it, as the catalogue says
 */
record Requirement(String id, String area, String topic, String kind, String text, Optional<String> source) {}
