package kith.server.record;

import java.util.HashMap;
import java.util.Map;
import kith.ledger.CanonicalEncoding;
import kith.procedures.history.Event;
import kith.procedures.history.Occurred;
import kith.procedures.pack.Sensitivity;

/** The bytes of an event over which its ledger leaf stands. Version 1 of the encoding; never changed, only followed by another. */
final class CanonicalEvent {
    private CanonicalEvent() {}

    static byte[] encode(String authority, String record, Event event, String answers, String submission, Sensitivity sensitivity) {
        Map<String, String> fields = new HashMap<>();
        fields.put("authority", authority);
        fields.put("record", record);
        fields.put(CanonicalEncoding.EVENT, event.id());
        fields.put("submission", submission);
        fields.put("type", event.type());
        fields.put("episode", event.episode().orElse(null));
        switch (event.occurred()) {
            case Occurred.At at -> fields.put("occurred_at", at.instant().toString());
            case Occurred.On on -> fields.put("occurred_on", on.day().toString());
            case Occurred.About about -> {
                fields.put("occurred_about", about.day().toString());
                fields.put("occurred_words", about.words());
            }
            case Occurred.Unknown() -> fields.put("occurred_unknown", "");
        }
        fields.put("recorded", event.recorded().toString());
        fields.put("author", event.author().person());
        fields.put("agency", event.author().agency());
        fields.put("role", event.author().role());
        fields.put("answers", answers);
        fields.put("corrects", event.corrects().orElse(null));
        fields.put("occasion", event.occasion().orElse(null));
        fields.put("pack_version", event.packVersion().orElse(null));
        fields.put("sensitivity", sensitivity.name());
        return CanonicalEncoding.encode(fields);
    }
}
