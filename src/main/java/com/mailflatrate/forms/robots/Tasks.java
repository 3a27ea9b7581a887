package com.mailflatrate.forms.robots;

import com.mailflatrate.database.EngineTransactional;
import com.mailflatrate.keys.KeyPurpose;
import com.mailflatrate.keys.Macs;
import com.mailflatrate.keys.Secrets;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The small sum against robots, as ALTCHA's protocol has it: find the number whose SHA-256 with the
 * salt gives the challenge. Nothing is stored until one is solved: the signature, the form's key
 * and the time it expires are in the salt. A solved one works once. Thread-safe.
 */
@Component
@EngineTransactional
public class Tasks {

    /** Numbers to try at most; half of them on average, some tenths of a second in a browser. */
    public static final int MOST = 100_000;

    private static final Duration VALID = Duration.ofMinutes(30);
    private static final int LONGEST = 2_000;
    private static final String ALGORITHM = "SHA-256";
    private static final byte[] WHAT = "task".getBytes(StandardCharsets.US_ASCII);
    private static final Pattern SALT =
            Pattern.compile("[0-9a-f]{24}\\?expires=(\\d{1,12})&form=([a-z2-7]{16})&");
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final JsonMapper JSON = JsonMapper.shared();

    private final Macs macs;
    private final TaskStore store;
    private final InstantSource clock;

    Tasks(Macs macs, TaskStore store, InstantSource clock) {
        this.macs = macs;
        this.store = store;
        this.clock = clock;
    }

    /** A task as a browser gets it. */
    public record Task(
            String algorithm, String challenge, int maxnumber, String salt, String signature) {}

    /** A fresh task for visitors of a form. */
    @EngineTransactional(readOnly = true)
    public Task fresh(String formKey) {
        byte[] bytes = new byte[12];
        RANDOM.nextBytes(bytes);
        long expires = clock.instant().plus(VALID).getEpochSecond();
        String salt =
                HexFormat.of().formatHex(bytes) + "?expires=" + expires + "&form=" + formKey + '&';
        String challenge = challenge(salt, RANDOM.nextInt(MOST + 1));
        return new Task(ALGORITHM, challenge, MOST, salt, signature(salt, challenge));
    }

    /**
     * A solution as it came.
     *
     * @param payload base64 of JSON, as the widget sends it; empty when none came
     */
    public record Solved(String formKey, String payload) {}

    /**
     * Takes solutions, each answered in its place: false when it is missing, wrong, of another
     * form, expired, or was taken before, be it by one further ahead.
     */
    public List<Boolean> take(List<Solved> payloads) {
        List<Optional<Solution>> genuine =
                payloads.stream()
                        .map(
                                one ->
                                        solution(one.payload())
                                                .filter(it -> isGenuine(it, one.formKey())))
                        .toList();
        SortedMap<String, Instant> tasks = new TreeMap<>();
        genuine.forEach(one -> one.ifPresent(it -> tasks.put(it.challenge(), expires(it.salt()))));
        Set<String> spent = tasks.isEmpty() ? Set.of() : store.spend(tasks);
        return genuine.stream()
                .map(one -> one.isPresent() && spent.remove(one.get().challenge()))
                .toList();
    }

    /** Forgets solutions that expired. */
    public void forget() {
        store.forget(clock.instant());
    }

    private boolean isGenuine(Solution solved, String formKey) {
        Matcher salt = SALT.matcher(solved.salt());
        return salt.matches()
                && salt.group(2).equals(formKey)
                && expires(solved.salt()).isAfter(clock.instant())
                && equal(challenge(solved.salt(), solved.number()), solved.challenge())
                && isSigned(solved);
    }

    private boolean isSigned(Solution solved) {
        try {
            return macs.verify(
                    KeyPurpose.CSRF,
                    HexFormat.of().parseHex(solved.signature()),
                    WHAT,
                    bytes(solved.salt()),
                    bytes(solved.challenge()));
        } catch (IllegalArgumentException noHex) {
            return false;
        }
    }

    private String signature(String salt, String challenge) {
        return HexFormat.of()
                .formatHex(macs.mac(KeyPurpose.CSRF, WHAT, bytes(salt), bytes(challenge)));
    }

    private static Instant expires(String salt) {
        Matcher parts = SALT.matcher(salt);
        return parts.matches()
                ? Instant.ofEpochSecond(Long.parseLong(parts.group(1)))
                : Instant.EPOCH;
    }

    private static String challenge(String salt, long number) {
        return HexFormat.of().formatHex(Secrets.sha256(bytes(salt + number)));
    }

    private static boolean equal(String one, String other) {
        return MessageDigest.isEqual(bytes(one), bytes(other));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private record Solution(String challenge, long number, String salt, String signature) {}

    private static Optional<Solution> solution(String payload) {
        if (payload.isEmpty() || payload.length() > LONGEST) {
            return Optional.empty();
        }
        try {
            JsonNode json = JSON.readTree(Base64.getDecoder().decode(payload));
            JsonNode number = json.path("number");
            return json.path("algorithm").asString("").equals(ALGORITHM)
                            && number.canConvertToLong()
                    ? Optional.of(
                            new Solution(
                                    json.path("challenge").asString(""),
                                    number.asLong(),
                                    json.path("salt").asString(""),
                                    json.path("signature").asString("")))
                    : Optional.empty();
        } catch (IllegalArgumentException | JacksonException nonsense) {
            return Optional.empty();
        }
    }
}
