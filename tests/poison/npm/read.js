// SPDX-FileCopyrightText: The Packhouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
//
// read.js NPM REGISTRY TAKEN.JSON: reads every package that was taken with what npm itself is made of.
const { createRequire } = require('node:module')
const fs = require('node:fs')
const path = require('node:path')

const [, , npm, registry, list] = process.argv
const of = createRequire(fs.realpathSync(npm))
const semver = of('semver')
const pick = of('npm-pick-manifest')
const pacote = of('pacote')
const npa = of('npm-package-arg')
const Arborist = of('@npmcli/arborist')
const names = of('validate-npm-package-name')

const work = path.dirname(list)
const options = { registry, cache: path.join(work, 'npm-cache'), fetchRetries: 0, audit: false, fund: false, update: false }
// What depends on something that nobody has, or on another computer, was read all the same.
const understood = new Set(['E404', 'ETARGET', 'ENOVERSIONS', 'EBADPLATFORM', 'EBADENGINE', 'EUNSUPPORTEDPROTOCOL', 'ENOENT',
  'ENOGIT', 128, 'ENOTFOUND', 'EAI_AGAIN', 'ERESOLVE', 'ECONNREFUSED'])
let failures = 0
const fault = (name, what) => {
  failures++
  console.log(`${name}: ${what}`)
}

async function ideal(name, spec) {
  const folder = path.join(work, 'trees', name.replace('/', '+') + '-' + spec.replace(/[^a-z0-9.]/gi, '_'))
  fs.mkdirSync(folder, { recursive: true })
  fs.writeFileSync(path.join(folder, 'package.json'), '{"name":"test","version":"1.0.0"}')
  const tree = await new Arborist({ ...options, path: folder }).buildIdealTree({ add: [`${name}@${spec}`] })
  return tree.children.get(name)
}

async function read(name) {
  if (!names(name).validForOldPackages)
    return fault(name, `the name is refused: ${names(name).errors}`)
  for (const fullMetadata of [false, true]) {
    const packument = await pacote.packument(name, { ...options, fullMetadata })
    const versions = Object.keys(packument.versions)
    for (const version of versions) {
      if (!semver.valid(version))
        fault(name, `${version} is no version`)
      pick(packument, version)
    }
    for (const range of ['*', '1', '<=1.0.0', '>=1.0.0'])
      pick(packument, range)
    for (const tag of Object.keys(packument['dist-tags'])) {
      if (npa.resolve(name, tag).type !== 'tag')
        fault(name, `the tag ${tag} cannot be asked for`)
      pick(packument, tag)
    }
  }
  // The good version beside the case, or the only one of a name.
  const good = await ideal(name, '1.0.0')
  if (!good || good.version !== '1.0.0')
    fault(name, 'its good version is not found')
  const versions = Object.keys((await pacote.packument(name, options)).versions).filter(one => one !== '1.0.0')
  for (const version of versions) {
    try {
      await ideal(name, version)
    } catch (problem) {
      if (!understood.has(problem.code))
        fault(name, `${version} is taken, and npm says: ${problem.code} ${problem.stack.split('\n').slice(0, 3).join(' ')}`)
    }
  }
}

(async () => {
  const taken = JSON.parse(fs.readFileSync(list))
  for (const name of [...taken, 'good'])
    await read(name).catch(problem => fault(name, `npm says: ${problem.stack.split('\n').slice(0, 4).join(' ')}`))
  console.log(`${taken.length} packages read, ${failures} failures`)
  process.exit(failures ? 1 : 0)
})()
