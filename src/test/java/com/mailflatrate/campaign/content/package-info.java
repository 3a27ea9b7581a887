/** What readers see, against what senders try. */
@NullMarked
package com.mailflatrate.campaign.content;

import org.jspecify.annotations.NullMarked;
