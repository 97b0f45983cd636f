#include "elements/threads/spinlockinfo.hh"

#include <algorithm>

#include "graph/args.hh"
#include "graph/registry.hh"
#include "graph/router.hh"

namespace click {

Status SpinlockInfo::configure(Args& args) {
  Status status = args.rest(locks_).finish();
  if (status && locks_.empty()) status.add(Status::error("expected the names of locks"));
  return status;
}

bool SpinlockInfo::has(const std::string& lock) const {
  return std::find(locks_.begin(), locks_.end(), lock) != locks_.end();
}

Status use_spinlock(Args& args, const Element& element) {
  std::string lock;
  Status status = args.mandatory("LOCK", lock).finish();
  if (!status) return status;
  for (const auto& other : element.router().elements()) {
    const auto* info = dynamic_cast<const SpinlockInfo*>(other.get());
    if (info == nullptr || !info->has(lock)) continue;
    element.router().share_worker(element, *info);
    return status;
  }
  return Status::error("no SpinlockInfo names the lock '" + lock + "'");
}

REGISTER_ELEMENT(SpinlockInfo);

}  // namespace click
