package com.mailflatrate.rows;

import com.mailflatrate.audience.FieldRules;
import com.mailflatrate.kernel.Code;
import com.mailflatrate.kernel.EmailAddress;
import com.mailflatrate.policy.IntakePath;
import com.mailflatrate.policy.ProofFacts;
import com.mailflatrate.policy.ProofRules;
import com.mailflatrate.policy.ProofRules.Grade;
import com.mailflatrate.policy.RoleAddresses;
import com.mailflatrate.policy.RoleVerdict;
import com.mailflatrate.sheets.Layout;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Judges the rows of one file one by one (compliance rows B1 to B3, B7). Pure, thread-safe. */
public final class RowRules {

    /** What a column may be besides a field of the contact. */
    public static final List<String> SPECIAL =
            List.of("email", "consentAt", "consentIp", "consentSource", "proofPage", "standing");

    private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}");
    private static final int ADDRESS_CHARS = 400;
    private static final int IP_CHARS = 45;
    private static final int SOURCE_CHARS = 500;

    private final Map<String, Integer> columns = new HashMap<>();
    private final ZoneId zone;
    private final Instant now;
    private final @Nullable Layout layout;
    private final Backing backing;
    private final Predicate<EmailAddress> personal;
    private final RoleAddresses roles = RoleAddresses.standard();

    /**
     * Rules for one file.
     *
     * @param mapping our field to the column's heading; every heading exists
     * @param backing what was shown for the whole file
     * @param personal whether a look-alike of a functional mailbox is on record as a person's
     */
    public RowRules(
            Map<String, String> mapping,
            List<String> headings,
            Backing backing,
            Predicate<EmailAddress> personal,
            ZoneId zone,
            Instant now) {
        mapping.forEach((field, heading) -> columns.put(field, headings.indexOf(heading)));
        this.backing = backing;
        this.personal = personal;
        this.zone = zone;
        this.now = now;
        this.layout = Layout.of(headings).orElse(null);
    }

    /** Judges one row; cells are those of the file, in its order. */
    public JudgedRow judge(long line, List<String> cells) {
        String written = cell(cells, "email");
        Map<String, String> fields = fields(cells);
        Optional<Code> unfit = unfit(cells, fields);
        if (unfit.isPresent()) {
            return refused(line, written, unfit.get());
        }
        Optional<EmailAddress> email = EmailAddress.parse(written);
        if (email.isEmpty()) {
            return refused(line, written, Code.INVALID_ADDRESS);
        }
        Optional<Standing> left = Standing.read(cell(cells, "standing"));
        if (left.isPresent()) {
            return new JudgedRow(
                    line,
                    brief(written),
                    email.get(),
                    Map.of(),
                    null,
                    null,
                    left.get().name(),
                    null,
                    Grade.P0,
                    false,
                    Code.LEFT_BEFORE);
        }
        return switch (roles.judge(email.get(), IntakePath.IMPORT, personal)) {
            case RoleVerdict.Refused(Code code, String word) -> refused(line, written, code);
            case RoleVerdict.Accepted() ->
                    accepted(line, written, email.get(), fields, cells, false);
            case RoleVerdict.Doubtful(String word) ->
                    accepted(line, written, email.get(), fields, cells, true);
        };
    }

    private JudgedRow accepted(
            long line,
            String written,
            EmailAddress email,
            Map<String, String> fields,
            List<String> cells,
            boolean doubtful) {
        Instant at = ConsentTimes.read(cell(cells, "consentAt"), zone).orElse(null);
        String ip = orNull(cell(cells, "consentIp"));
        String source = source(cells);
        Integer page = backing.page(cell(cells, "proofPage")).orElse(null);
        ProofFacts facts =
                new ProofFacts(
                        at, ip, source, now, layout != null, page != null, backing.ownCustomers());
        Grade grade = ProofRules.grade(facts).grade();
        return new JudgedRow(
                line, brief(written), email, fields, at, ip, source, page, grade, doubtful, null);
    }

    /** A recognised export is the source of its own records where it names no other. */
    private @Nullable String source(List<String> cells) {
        String written = orNull(cell(cells, "consentSource"));
        return written == null && layout != null && !columns.containsKey("consentSource")
                ? layout.system()
                : written;
    }

    private static JudgedRow refused(long line, String written, Code code) {
        return new JudgedRow(
                line,
                brief(written),
                null,
                Map.of(),
                null,
                null,
                null,
                null,
                Grade.P0,
                false,
                code);
    }

    /** What makes a row unfit before anybody looks at its address. */
    private Optional<Code> unfit(List<String> cells, Map<String, String> fields) {
        for (String value : fields.values()) {
            Optional<Code> code = FieldRules.checkValue(value);
            if (code.isPresent()) {
                return code;
            }
        }
        return limit(cell(cells, "email"), ADDRESS_CHARS)
                .or(() -> limit(cell(cells, "consentAt"), IP_CHARS))
                .or(() -> limit(cell(cells, "consentIp"), IP_CHARS))
                .or(() -> limit(cell(cells, "consentSource"), SOURCE_CHARS));
    }

    private static Optional<Code> limit(String value, int most) {
        if (FieldRules.hasControl(value)) {
            return Optional.of(Code.CONTROL_CHARACTER);
        }
        return value.length() > most ? Optional.of(Code.FIELD_TOO_LONG) : Optional.empty();
    }

    private Map<String, String> fields(List<String> cells) {
        Map<String, String> fields = new HashMap<>();
        columns.forEach(
                (field, column) -> {
                    String value = SPECIAL.contains(field) ? "" : cell(cells, field);
                    if (!value.isEmpty()) {
                        fields.put(field, value);
                    }
                });
        return fields;
    }

    private String cell(List<String> cells, String field) {
        Integer column = columns.get(field);
        return column == null || column >= cells.size() ? "" : spaceless(cells.get(column));
    }

    /** Without blanks around it; control characters stay, because they are judged. */
    private static String spaceless(String cell) {
        int from = 0;
        int to = cell.length();
        while (from < to && isBlank(cell.charAt(from))) {
            from++;
        }
        while (to > from && isBlank(cell.charAt(to - 1))) {
            to--;
        }
        return cell.substring(from, to);
    }

    private static boolean isBlank(char c) {
        return c == ' ' || c == '\u00a0';
    }

    private static @Nullable String orNull(String value) {
        return value.isEmpty() ? null : value;
    }

    private static String brief(String written) {
        String bare = CONTROL.matcher(written).replaceAll("\uFFFD");
        return bare.length() <= ADDRESS_CHARS ? bare : bare.substring(0, ADDRESS_CHARS);
    }
}
