package com.mailflatrate.feedback.trail;

import com.mailflatrate.kernel.MailingId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A mail, or what came of it.
 *
 * @param mailing null for a letter, or when it is no longer known
 * @param detail the class of a refusal, empty for a mail and a complaint
 */
public record TrailLine(TrailKind kind, Instant at, @Nullable MailingId mailing, String detail) {}
