/** The pages of campaigns, their gate, and their mailings while they run. */
@NullMarked
package com.mailflatrate.web.campaign;

import org.jspecify.annotations.NullMarked;
