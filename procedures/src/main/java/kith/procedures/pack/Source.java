package kith.procedures.pack;

import java.util.List;

/**
 * Where a rule comes from.
 *
 * @param document id of one of the pack's documents
 * @param title the document's title, with its edition
 * @param section chapter, section or paragraph as the document numbers it
 * @param carriesOut ids of the catalogue's requirements that this carries out
 */
public record Source(String document, String title, String section, List<String> carriesOut) {
    public Source {
        carriesOut = List.copyOf(carriesOut);
    }
}
