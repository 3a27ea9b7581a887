package com.mailflatrate.feedback;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The door for mail that comes back.
 *
 * @param port of the SMTP server; 0 takes a free one
 * @param address it listens on; empty for all
 * @param maxMessageBytes larger mails are refused with 552
 * @param storedBytes how much of a mail is kept; the rest is cut
 * @param maxWaiting unread mails above which new ones are asked to come later (450)
 */
@ConfigurationProperties("mailflatrate.inbound")
public record FeedbackSettings(
        @DefaultValue("2525") int port,
        @DefaultValue("") String address,
        @DefaultValue("26214400") int maxMessageBytes,
        @DefaultValue("5000000") int storedBytes,
        @DefaultValue("100000") int maxWaiting) {}
