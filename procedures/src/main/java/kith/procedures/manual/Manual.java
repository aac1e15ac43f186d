package kith.procedures.manual;

import java.util.Collections;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.TreeMap;
import kith.procedures.pack.Pack;

/** A pack as a manual. The same packs give the same pages, byte for byte. */
public final class Manual {
    private Manual() {}

    /**
     * The manual's pages by the name of their file; {@code index.html} is the first to open.
     *
     * @param base the pack that it extends; with it the manual says what is local
     */
    public static SequencedMap<String, String> pages(Pack pack, Optional<Pack> base) {
        Book book = Book.of(pack, base);
        SequencedMap<String, String> pages = new TreeMap<>();
        pages.put(Book.CONTENTS, new ContentsPage(book).write());
        pages.put(Book.CHECKLISTS, new ChecklistPage(book).write());
        if (!pack.contacts().isEmpty()) {
            pages.put(Book.CONTACTS, new ContactsPage(book).write());
        }
        pages.put(Book.DOCUMENTS, new DocumentsPage(book).write());
        base.ifPresent(below -> pages.put(Book.LOCAL, new LocalPage(book, below).write()));
        pack.procedures().forEach(procedure -> pages.put(Book.file(procedure.id()), new ProcedurePage(book, procedure).write()));
        return Collections.unmodifiableSequencedMap(pages);
    }
}
