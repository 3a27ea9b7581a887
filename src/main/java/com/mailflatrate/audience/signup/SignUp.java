package com.mailflatrate.audience.signup;

import com.mailflatrate.kernel.EmailAddress;
import com.mailflatrate.kernel.ListId;
import java.util.Map;

/**
 * Somebody who wants onto a list.
 *
 * @param fields what the contact is to be called by
 */
public record SignUp(ListId list, EmailAddress email, Map<String, String> fields) {

    /** Copies the fields. */
    public SignUp {
        fields = Map.copyOf(fields);
    }
}
