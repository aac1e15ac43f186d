package kith.server.web.component;

import gg.jte.Content;

/**
 * One entry of a timeline.
 *
 * @param when when it happened, in words: "3 February 2027, 16:10", "about 2019", "Yesterday"
 * @param machineTime the same for machines ({@code 2027-02-03T16:10}); null when it is not exactly known
 * @param source who recorded it: "school", "Aylesbury team"; null for nobody in particular
 * @param title what happened
 * @param href where it is shown, or null
 * @param text more about it, or null
 * @param content more about it with markup, or null
 * @param remark what is odd about it, in words: "recorded 3 days later", "corrected on 4 February 2027"; or null
 */
public record TimelineItem(
        String when,
        String machineTime,
        String source,
        String title,
        String href,
        String text,
        Content content,
        String remark) {

    public static TimelineItem of(String when, String source, String title) {
        return new TimelineItem(when, null, source, title, null, null, null, null);
    }

    public TimelineItem at(String link) {
        return new TimelineItem(when, machineTime, source, title, link, text, content, remark);
    }

    public TimelineItem saying(String more) {
        return new TimelineItem(when, machineTime, source, title, href, more, content, remark);
    }

    public TimelineItem saying(Content more) {
        return new TimelineItem(when, machineTime, source, title, href, text, more, remark);
    }

    public TimelineItem timed(String isoTime) {
        return new TimelineItem(when, isoTime, source, title, href, text, content, remark);
    }

    public TimelineItem remarking(String words) {
        return new TimelineItem(when, machineTime, source, title, href, text, content, words);
    }
}
