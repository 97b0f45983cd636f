package org.pawl.vnfm.dashboard;

import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.LockedException;
import org.springframework.security.web.WebAttributes;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.SessionAttribute;

/** The page where users sign in; the security filters look at what it sends. */
@Controller
class SignIn {

  @GetMapping("/login")
  String page(
      Model model,
      @SessionAttribute(name = WebAttributes.AUTHENTICATION_EXCEPTION, required = false)
          @Nullable Exception refusal) {
    model.addAttribute(
        "refusal",
        refusal instanceof LockedException
            ? "There were too many wrong passwords. Wait half a minute, then try again."
            : "The user name or the password is wrong.");
    return "dashboard/sign-in";
  }
}
