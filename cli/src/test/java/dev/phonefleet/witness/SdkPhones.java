package dev.phonefleet.witness;

import static org.assertj.core.api.Assertions.assertThat;

import com.mypurecloud.sdk.v2.model.DomainEntityRef;
import com.mypurecloud.sdk.v2.model.Line;
import com.mypurecloud.sdk.v2.model.Phone;
import com.mypurecloud.sdk.v2.model.PhoneBaseSettings;
import java.util.List;
import java.util.Map;

/** Phones as a program that uses the SDK makes and reads them. */
final class SdkPhones {
  private SdkPhones() {}

  static Phone hardware(String name, String hardwareId) {
    return new Phone()
        .name(name)
        .site(new DomainEntityRef().id(Acme.HQ))
        .phoneBaseSettings(new PhoneBaseSettings().id(Acme.BASE))
        .lines(List.of(new Line().name(name)))
        .properties(Map.of("phone_hardwareId", property(hardwareId)));
  }

  static Phone webRtc(String name, String userId) {
    return new Phone()
        .name(name)
        .site(new DomainEntityRef().id(Acme.HQ))
        .phoneBaseSettings(new PhoneBaseSettings().id(Acme.WEB_RTC_BASE))
        .webRtcUser(new DomainEntityRef().id(userId))
        .lines(List.of(new Line().name(name)));
  }

  static Map<String, Object> property(Object value) {
    return Map.of("value", Map.of("instance", value));
  }

  static String hardwareId(Phone phone) {
    return String.valueOf(instance(phone.getProperties(), "phone_hardwareId"));
  }

  /** The value of a property; there is one. */
  static Object instance(Map<String, Object> properties, String name) {
    assertThat(properties).containsKey(name);
    Map<?, ?> property = (Map<?, ?>) properties.get(name);
    return ((Map<?, ?>) property.get("value")).get("instance");
  }
}
