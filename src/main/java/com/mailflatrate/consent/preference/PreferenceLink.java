package com.mailflatrate.consent.preference;

import com.mailflatrate.kernel.AccountId;
import com.mailflatrate.kernel.ContactId;
import com.mailflatrate.kernel.MessageId;
import java.time.Instant;

/** A link to the page as it is kept; its secret stands in the mail only. */
record PreferenceLink(AccountId account, ContactId contact, MessageId message, Instant expiresAt) {}
