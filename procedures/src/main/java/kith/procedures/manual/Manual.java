package kith.procedures.manual;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.TreeMap;
import kith.procedures.pack.Pack;
import kith.procedures.pack.Procedure;

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
        Book later = book.asIfInForce();
        base.ifPresent(below -> pages.put(Book.LOCAL, new LocalPage(later, below).write()));
        pack.procedures().forEach(procedure ->
                pages.put(Book.file(procedure.id()), new ProcedurePage(book, procedure, Optional.empty(), book.inOrder()).write()));
        List<Procedure> prepared = pack.prepared().stream().map(Pack.Prepared::procedure).toList();
        pack.prepared().forEach(waiting -> pages.put(
                Book.file(waiting.procedure().id()),
                new ProcedurePage(later, waiting.procedure(), pack.provision(waiting.provision()), prepared).write()));
        return Collections.unmodifiableSequencedMap(pages);
    }
}
