package com.mailflatrate.feedback;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A person wrote to {@code abuse@} or {@code postmaster@}: the desk shall read it. The mail is in
 * {@link Inbound#raw}.
 *
 * @param answerTo the author's address, when it is proved to be theirs and a machine may answer it
 */
public record ComplaintMail(UUID mail, @Nullable String answerTo) {}
