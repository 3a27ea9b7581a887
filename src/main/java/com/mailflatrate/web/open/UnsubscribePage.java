package com.mailflatrate.web.open;

import com.mailflatrate.account.Company;
import java.util.List;

/** What a token of the unsubscribe link opens. */
public sealed interface UnsubscribePage {

    /** None of ours, or damaged. */
    record Unknown() implements UnsubscribePage {}

    /** Ours, but nothing is known of the message any more: the page asks for the address. */
    record Gone() implements UnsubscribePage {}

    /** Ours, but nobody can look it up just now; leaving works all the same. */
    record Away() implements UnsubscribePage {}

    /**
     * A message to a contact.
     *
     * @param email masked, empty when the contact was erased
     * @param addressed names of the lists the mailing was addressed to and the person is still on
     * @param others names of further lists the person is on
     * @param abuse the token of the report link
     */
    record Known(
            Company company,
            String email,
            List<String> addressed,
            List<String> others,
            String abuse)
            implements UnsubscribePage {

        /** Copies the names. */
        public Known {
            addressed = List.copyOf(addressed);
            others = List.copyOf(others);
        }

        /** Nothing of this sender comes any more. */
        public boolean isOut() {
            return addressed.isEmpty() && others.isEmpty();
        }
    }
}
