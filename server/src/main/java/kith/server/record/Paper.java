package kith.server.record;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import kith.procedures.history.Answer;

/** A file with its bytes, which fit the hash: there is no other. */
public record Paper(Answer.File file, byte[] content) {
    /** @throws IllegalArgumentException where the bytes are not those that the answer means */
    public Paper {
        if (!sha256(content).equals(file.sha256()) || content.length != file.size()) {
            throw new IllegalArgumentException("the bytes of a file are not those that were recorded");
        }
    }

    static String sha256(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JDK has SHA-256", impossible);
        }
    }
}
