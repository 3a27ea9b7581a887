package com.mailflatrate.optin.spi;

import com.mailflatrate.kernel.ContactId;
import com.mailflatrate.kernel.ListId;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a completed double opt-in gives.
 *
 * @param ip of the click
 * @param source where the registration was made
 * @param form the form and its version; null when it came another way
 * @param tracking whether the person also agreed to be measured
 */
public record OptedIn(
        ContactId contact,
        ListId list,
        UUID confirmation,
        @Nullable String ip,
        @Nullable String source,
        @Nullable UUID form,
        @Nullable Integer formVersion,
        boolean tracking) {}
