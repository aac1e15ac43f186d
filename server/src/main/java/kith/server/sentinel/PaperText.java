package kith.server.sentinel;

import jakarta.annotation.PreDestroy;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import kith.server.record.Paper;
import org.apache.tika.detect.DefaultDetector;
import org.apache.tika.exception.TikaException;
import org.apache.tika.io.TikaInputStream;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.metadata.TikaCoreProperties;
import org.apache.tika.parser.AutoDetectParser;
import org.apache.tika.parser.ParseContext;
import org.apache.tika.parser.Parser;
import org.apache.tika.parser.RecursiveParserWrapper;
import org.apache.tika.parser.image.ImageParser;
import org.apache.tika.parser.image.JpegParser;
import org.apache.tika.parser.microsoft.ooxml.OOXMLParser;
import org.apache.tika.parser.odf.OpenDocumentParser;
import org.apache.tika.parser.pdf.PDFParser;
import org.apache.tika.parser.txt.TXTParser;
import org.apache.tika.sax.BasicContentHandlerFactory;
import org.apache.tika.sax.RecursiveParserWrapperHandler;
import org.springframework.stereotype.Component;
import org.xml.sax.SAXException;

/**
 * What can be read of a paper: its name, its text, what is packed into it, and what its program noted about it. Only the kinds of paper are read that Kith
 * takes, by Apache Tika, for a short time and not without end. What was not read is said to be unread, and never to be in order.
 */
@Component
class PaperText {
    private static final int SECONDS = 20;
    private static final int MOST_CHARACTERS = 2_000_000;
    private static final int MOST_PARTS = 100;

    /** A scanned letter has perhaps a page number. */
    private static final int FEWEST_LETTERS = 20;

    /** Two at once: a paper that takes up the machine holds up papers, and no page. */
    private final ExecutorService readers = Executors.newFixedThreadPool(2, work -> {
        Thread thread = new Thread(work, "papers");
        thread.setDaemon(true);
        return thread;
    });

    private final RecursiveParserWrapper parser = new RecursiveParserWrapper(new AutoDetectParser(
            new DefaultDetector(),
            new Parser[] {new PDFParser(), new OOXMLParser(), new OpenDocumentParser(), new TXTParser(), new JpegParser(), new ImageParser()}));

    @PreDestroy
    void stop() {
        readers.shutdownNow();
    }

    /** @param where "in its name", "in its text", "in what is noted about it" */
    record Part(String where, String text) {}

    /** @param unread what of it was not read, and why; empty where all was */
    record Contents(List<Part> parts, Optional<String> unread) {
        Contents {
            parts = List.copyOf(parts);
        }
    }

    Contents of(Paper paper) {
        Part name = new Part("in its name", paper.file().name().replaceFirst("\\.[A-Za-z]+$", ""));
        Future<Contents> reading = readers.submit(() -> read(name, paper));
        try {
            return reading.get(SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException _) {
            reading.cancel(true);
            return new Contents(List.of(name), Optional.of("it takes too long to read"));
        } catch (ExecutionException _) {
            return new Contents(List.of(name), Optional.of("it cannot be read"));
        } catch (InterruptedException stopped) {
            reading.cancel(true);
            Thread.currentThread().interrupt();
            return new Contents(List.of(name), Optional.of("it was not read to the end"));
        }
    }

    private Contents read(Part name, Paper paper) throws IOException, SAXException, TikaException {
        RecursiveParserWrapperHandler all =
                new RecursiveParserWrapperHandler(new BasicContentHandlerFactory(BasicContentHandlerFactory.HANDLER_TYPE.TEXT, MOST_CHARACTERS), MOST_PARTS);
        try (TikaInputStream in = TikaInputStream.get(paper.content())) {
            parser.parse(in, all, new Metadata(), new ParseContext());
        }
        List<Part> parts = new ArrayList<>(List.of(name));
        List<String> unread = new ArrayList<>();
        int letters = 0;
        boolean pictures = false;
        for (Metadata each : all.getMetadataList()) {
            String text = Optional.ofNullable(each.get(TikaCoreProperties.TIKA_CONTENT)).orElse("");
            letters += text.strip().length();
            parts.add(new Part("in its text", text));
            parts.add(new Part("in what is noted about it", noted(each)));
            pictures |= Optional.ofNullable(each.get(Metadata.CONTENT_TYPE)).orElse("").startsWith("image/");
            if (each.get(TikaCoreProperties.WRITE_LIMIT_REACHED) != null || each.get(RecursiveParserWrapperHandler.EMBEDDED_RESOURCE_LIMIT_REACHED) != null) {
                unread.add("it is too long to be read to the end");
            }
            if (each.get(TikaCoreProperties.EMBEDDED_EXCEPTION) != null || each.get(TikaCoreProperties.CONTAINER_EXCEPTION) != null) {
                unread.add("a part of it cannot be read");
            }
        }
        if (pictures) {
            unread.add("what is in a picture is not read");
        } else if (letters < FEWEST_LETTERS && !paper.file().type().equals("text/plain")) {
            unread.add("it has no text that can be read: it may be scanned");
        }
        return new Contents(parts, unread.stream().distinct().reduce((one, other) -> one + ", and " + other));
    }

    private static String noted(Metadata about) {
        return Arrays.stream(about.names())
                .filter(name -> !name.equals(TikaCoreProperties.TIKA_CONTENT.getName()))
                .flatMap(name -> Arrays.stream(about.getValues(name)))
                .reduce((one, other) -> one + "\n" + other)
                .orElse("");
    }
}
