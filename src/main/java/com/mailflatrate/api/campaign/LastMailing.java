package com.mailflatrate.api.campaign;

import com.mailflatrate.kernel.MailingId;
import java.time.Instant;

/** The newest mailing of it. */
record LastMailing(MailingId mailingId, String state, Instant at) {}
