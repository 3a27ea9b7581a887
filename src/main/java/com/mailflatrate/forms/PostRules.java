package com.mailflatrate.forms;

import com.mailflatrate.audience.FieldRules;
import com.mailflatrate.forms.HostedForms.Post;
import com.mailflatrate.kernel.Code;
import com.mailflatrate.kernel.EmailAddress;
import com.mailflatrate.kernel.Reason;
import com.mailflatrate.policy.IntakePath;
import com.mailflatrate.policy.RoleAddresses;
import com.mailflatrate.policy.RoleVerdict;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a visitor may send, and what of it is kept. Pure. */
final class PostRules {

    private static final Pattern LINK =
            Pattern.compile("(?i)https?:|www\\.|[a-z0-9-]\\.[a-z]{2,}/");

    private PostRules() {}

    /**
     * The address: what stands in {@code email}, or in the field for the personal address that is
     * offered when a role address was typed.
     */
    static Optional<EmailAddress> address(Post post) {
        return EmailAddress.parse(post.value("email"));
    }

    static List<Reason> check(FormVersion version, Post post) {
        List<Reason> reasons = new ArrayList<>();
        checkAddress(reasons, post);
        for (FormVersion.Field field : version.fields()) {
            String value = post.value(field.key());
            if (value.isEmpty()) {
                if (field.required()) {
                    reasons.add(Reason.field(Code.REQUIRED, field.key()));
                }
                continue;
            }
            FieldRules.checkValue(value)
                    .ifPresent(
                            code ->
                                    reasons.add(
                                            Reason.field(
                                                    code, field.key(), FieldRules.VALUE_CHARS)));
            if (LINK.matcher(value).find()) {
                reasons.add(Reason.field(Code.INVALID_VALUE, field.key()));
            }
        }
        if (!post.isTicked("consent")) {
            reasons.add(Reason.field(Code.CONSENT_REQUIRED, "consent"));
        }
        return reasons;
    }

    /** The form's own fields; whatever else was sent is left out. */
    static Map<String, String> fields(FormVersion version, Post post) {
        Map<String, String> fields = new TreeMap<>();
        for (FormVersion.Field field : version.fields()) {
            String value = post.value(field.key());
            if (!value.isEmpty()) {
                fields.put(field.key(), value);
            }
        }
        return fields;
    }

    /** The personal half of the record (compliance rule 4.6, parts 1 to 5). */
    static Map<String, @Nullable Object> facts(
            HostedForms.Hosted form, Post post, Map<String, String> fields, boolean human) {
        Map<String, @Nullable Object> facts = new HashMap<>();
        facts.put("typed", post.value("email"));
        facts.put("email", address(post).map(EmailAddress::full).orElse(null));
        facts.put("formKey", form.key());
        facts.put("listName", form.listName());
        facts.put("language", form.version().language().code());
        String shown = post.value(ShownWords.FIELD);
        facts.put("shownVersion", shown.isEmpty() ? null : shown);
        facts.put("consentBox", true);
        facts.put("trackingBox", post.isTicked("tracking"));
        facts.put("zone", form.account().zone().getId());
        facts.put("checks", human ? "honeypot empty, proof of work solved" : "honeypot empty");
        fields.forEach((key, value) -> facts.put("field." + key, value));
        post.visit().into(facts);
        return facts;
    }

    private static void checkAddress(List<Reason> reasons, Post post) {
        Optional<EmailAddress> address = address(post);
        if (address.isEmpty()) {
            reasons.add(
                    Reason.field(
                            post.value("email").isEmpty() ? Code.REQUIRED : Code.INVALID_ADDRESS,
                            "email"));
        } else if (RoleAddresses.standard().judge(address.get(), IntakePath.FORM)
                instanceof RoleVerdict.Refused(Code code, String word)) {
            reasons.add(Reason.field(code, "email", word));
        }
    }
}
