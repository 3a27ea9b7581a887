package com.mailflatrate.senderdomain;

/** The host names under which mail leaves and answers come back. */
public interface SendingHosts {

    /**
     * The platform's domain; {@code r+}, {@code u+}, {@code fbl@} and {@code abuse@} are mailboxes
     * of it.
     */
    String platform();

    /** The name said in EHLO. */
    String helo();

    /** The platform's own host of return paths. */
    String bounce();

    /**
     * Whether mail to this domain is an answer to mail of ours: the platform, its hosts, and return
     * paths of accounts.
     */
    boolean isOurs(String domain);

    /**
     * Base of the public pages that mails link to ({@code /u/}, {@code /abuse}), without a slash at
     * its end.
     */
    String pages();
}
