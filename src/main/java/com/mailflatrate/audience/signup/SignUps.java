package com.mailflatrate.audience.signup;

import com.mailflatrate.audience.FieldRules;
import com.mailflatrate.kernel.AccountId;
import com.mailflatrate.kernel.Actor;
import com.mailflatrate.kernel.Code;
import com.mailflatrate.kernel.ContactId;
import com.mailflatrate.kernel.EmailAddress;
import com.mailflatrate.kernel.ListId;
import com.mailflatrate.kernel.Reason;
import com.mailflatrate.policy.IntakePath;
import com.mailflatrate.policy.RoleAddresses;
import com.mailflatrate.policy.RoleVerdict;
import com.mailflatrate.suppression.Suppressions;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The way onto lists for many people at once, by the rules of {@code Contacts.register} for {@link
 * IntakePath#FORM}, where the person acts itself.
 */
@Component
@Transactional
public class SignUps {

    private final SignUpStore store;
    private final Suppressions suppressions;
    private final InstantSource clock;

    SignUps(SignUpStore store, Suppressions suppressions, InstantSource clock) {
        this.store = store;
        this.suppressions = suppressions;
        this.clock = clock;
    }

    /**
     * Why each may not come in, in the same order; empty for those who may: NOT_FOUND for the list,
     * what is wrong with a field, ROLE_ADDRESS, ROLE_LOOKALIKE, SUPPRESSED where the person's own
     * sign-up does not outweigh it, ALREADY_SUBSCRIBED.
     */
    @Transactional(readOnly = true)
    public List<Optional<Code>> refusals(AccountId account, List<SignUp> wanted) {
        if (wanted.isEmpty()) {
            return List.of();
        }
        Set<EmailAddress> addresses = new HashSet<>();
        wanted.forEach(one -> addresses.add(one.email()));
        Set<ListId> lists = store.lists(account, wanted);
        Set<String> suppressed = suppressions.outlastingSignUpAmong(account, addresses);
        Set<SignUpStore.Place> taken = store.subscribed(account, wanted);
        return wanted.stream()
                .map(
                        one ->
                                lists.contains(one.list())
                                        ? wrong(one).or(() -> refusal(one, suppressed, taken))
                                        : Optional.of(Code.NOT_FOUND))
                .toList();
    }

    /**
     * Lets in those who may: each contact comes into being, or is found and gets the fields it
     * lacks, and stands {@code unconfirmed} on its list.
     *
     * @param admitted each address once
     * @return the contacts by {@link EmailAddress#key()}
     */
    public Map<String, ContactId> enter(AccountId account, List<SignUp> admitted, Actor by) {
        if (admitted.isEmpty()) {
            return Map.of();
        }
        Map<String, ContactId> contacts = store.put(account, admitted, clock.instant());
        store.register(account, admitted, contacts, by, clock.instant());
        return contacts;
    }

    private static Optional<Code> wrong(SignUp one) {
        Optional<Code> field =
                FieldRules.check(one.fields()).stream().findFirst().map(Reason::code);
        return field.isEmpty()
                        && RoleAddresses.standard().judge(one.email(), IntakePath.FORM)
                                instanceof RoleVerdict.Refused(Code code, String _)
                ? Optional.of(code)
                : field;
    }

    private static Optional<Code> refusal(
            SignUp one, Set<String> suppressed, Set<SignUpStore.Place> taken) {
        String key = one.email().key();
        if (suppressed.contains(key)) {
            return Optional.of(Code.SUPPRESSED);
        }
        return taken.contains(new SignUpStore.Place(key, one.list()))
                ? Optional.of(Code.ALREADY_SUBSCRIBED)
                : Optional.empty();
    }
}
