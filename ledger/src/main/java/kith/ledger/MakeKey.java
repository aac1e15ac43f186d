package kith.ledger;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Path;

/** The command that makes an authority's signing key: {@code --authority ID --folder FOLDER}. */
public final class MakeKey {

    private static final String USAGE = "Usage: --authority ID --folder FOLDER    (a folder that no backup of the database takes with it)";

    private MakeKey() {}

    /** @return 0 when the key is made, 1 when it could not be, 2 when the arguments are wrong */
    public static int run(String[] args, PrintStream out, PrintStream err) {
        if (args.length != 4 || !args[0].equals("--authority") || !args[2].equals("--folder")) {
            err.println(USAGE);
            return 2;
        }
        String authority = args[1];
        try {
            Strict.authority(authority);
        } catch (IllegalArgumentException notAnAuthority) {
            err.println("“" + authority + "” " + notAnAuthority.getMessage() + ".");
            err.println(USAGE);
            return 2;
        }
        Path folder = Path.of(args[3]);
        try {
            SigningKey key = SigningKey.create(folder, authority);
            out.println("Private key: " + SigningKey.privateFile(folder, authority) + "  (keep it secret, keep a copy in a safe)");
            out.println("Public key:  " + SigningKey.publicFile(folder, authority) + "  (give it to every partner)");
            out.println(key.verifyKey().text());
            return 0;
        } catch (FileAlreadyExistsException present) {
            err.println(authority + " already has a key: " + present.getFile() + ". It was left as it is. To change keys, move both files"
                    + " to another folder, and keep the public one for ever: older heads need it.");
            return 1;
        } catch (IOException failed) {
            err.println("The key could not be written to " + folder + ": " + failed.getMessage());
            return 1;
        }
    }
}
